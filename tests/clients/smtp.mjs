// A mail server for tests: takes mail on a loopback port and prints what happens, one JSON object to a line.
//
//   node smtp.mjs '{"port":0,"security":"none","user":"…","password":"…"}'
//
// security is none, starttls or tls, with a certificate that nobody trusts. With a user, mail is taken after a login only.
// Recipients say what becomes of their mail: refused@… is refused for good, busy-2@… is put off twice and taken then,
// silent@… never gets an answer, hangup@… is taken by a server that then leaves without waiting for a farewell.
import { SMTPServer } from 'smtp-server';

const options = { port: 0, security: 'none', ...JSON.parse(process.argv[2] ?? '{}') };
const seen = new Map();

const print = (event) => process.stdout.write(JSON.stringify(event) + '\n');

const failure = (code, text) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  name: 'localhost',
  banner: 'test',
  logger: false,
  secure: options.security === 'tls',
  disabledCommands: options.security === 'starttls' ? [] : ['STARTTLS'],
  authMethods: options.methods ?? ['PLAIN', 'LOGIN'],
  allowInsecureAuth: options.security === 'none',
  authOptional: options.user == null,
  disableReverseLookup: true,
  closeTimeout: 100,

  onConnect(session, done) {
    print({ event: 'connected' });
    done();
  },

  onAuth(auth, session, done) {
    const accepted = auth.username === options.user && auth.password === options.password;
    print({ event: 'login', user: auth.username, method: auth.method, secure: session.secure, accepted });
    done(accepted ? null : failure(535, 'Authentication credentials invalid'), { user: auth.username });
  },

  onRcptTo({ address }, session, done) {
    const [, name, times] = /^(refused|busy|silent)(?:-(\d+))?@/.exec(address) ?? [];
    const count = (seen.get(address) ?? 0) + 1;
    seen.set(address, count);
    if (name === 'silent') {
      print({ event: 'ignored', to: [address] });
    } else if (name === 'refused' || (name === 'busy' && count <= Number(times))) {
      const code = name === 'refused' ? 550 : 451;
      print({ event: 'refused', to: [address], code });
      done(failure(code, `<${address}>: Recipient address rejected`));
    } else {
      done();
    }
  },

  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      print({
        event: 'mail',
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map((recipient) => recipient.address),
        user: session.user,
        secure: session.secure,
        raw: Buffer.concat(chunks).toString('base64'),
      });
      const leaves = session.envelope.rcptTo[0].address.startsWith('hangup@');
      done();
      if (leaves) {
        server.connections.forEach((connection) => connection._socket.end());
      }
    });
  },
});

// Clients that hang up on a certificate they do not trust are part of the test.
server.on('error', (error) => print({ event: 'error', text: error.message }));
server.listen(options.port, '127.0.0.1', () => print({ event: 'listening', port: server.server.address().port }));

// Ends with whoever started it, however that ends.
process.stdin.on('end', () => process.exit(0)).resume();

// What the scripts that drive a gateway share: they run the checks of a plan, print one line for each, and exit with 1 if any failed.
// A plan is JSON: [{ "base": url, "token": token, "groups": [name of a group of checks], "models": [name] }]; every check of
// every group is made with every model.

export function ensure(condition, what) {
  if (!condition) throw new Error(what);
}

/** The error that the call is refused with; it has to be of the type. */
export async function refusal(type, call) {
  try {
    await call();
  } catch (error) {
    ensure(error instanceof type, `the error is a ${error.constructor.name}: ${error.message}`);
    return error;
  }
  throw new Error(`there was no ${type.name}`);
}

/** Runs the plan on the command line; `connect` makes of a base URL and a token what the checks of the groups are given. */
export async function run(groups, connect) {
  let done = 0;
  let failed = 0;
  for (const { base, token, groups: names, models } of JSON.parse(process.argv[2])) {
    const target = connect(base, token);
    for (const model of models) {
      for (const name of names) {
        for (const [what, check] of Object.entries(groups[name])) {
          const line = `${name}: ${what} (${model} at ${new URL(base).pathname})`;
          try {
            await check(target, model);
            console.log(`ok   ${line}`);
          } catch (error) {
            failed++;
            console.log(`FAIL ${line}: ${error.message ?? error}`);
          }
          done++;
        }
      }
    }
  }
  console.log(`done ${done}`);
  process.exit(failed ? 1 : 0);
}

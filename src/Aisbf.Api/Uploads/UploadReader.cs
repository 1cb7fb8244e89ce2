using Aisbf.Api.Authentication;
using Aisbf.Api.Streaming;
using Aisbf.Application.Gateway.Forms;
using Aisbf.Domain.Common;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Uploads;

/// <summary>
/// Takes in a form: whole, because its model may stand at its end and because failing over sends it again, but in memory only
/// if it is small. It is looked at while it arrives.
/// </summary>
internal sealed class UploadReader(SpoolDirectory spool, SpoolQuota quota, RequestMemory memory, IOptions<ServerOptions> options)
{
    private const int MemoryBytes = 64 * 1024;

    private static readonly Error NotForm = new(
        ErrorCode.UnsupportedMediaType,
        "The body must be a form: send it with the header 'Content-Type: multipart/form-data; boundary=…', as HTTP libraries do by themselves.");

    private readonly int _limit = options.Value.MaxUploadBytes;

    /// <exception cref="BadHttpRequestException">The body is malformed.</exception>
    public async Task<Result<Upload>> ReadAsync(HttpRequest request, FormRules rules, CancellationToken cancellationToken)
    {
        if (FormBoundary.Find(request.ContentType) is not { } boundary || !FormBoundary.IsForm(request.ContentType))
        {
            return NotForm;
        }

        if (RequestBodyReader.CheckEncoding(request) is { } unknown)
        {
            return unknown;
        }

        if (request.ContentLength > _limit)
        {
            return TooLarge();
        }

        BodyLimit.TakeOver(request, _limit);
        var scanner = new FormScanner(boundary, rules);
        if (memory.Rent(MemoryBytes) is not { } buffer)
        {
            return RequestMemory.Exhausted;
        }

        SpoolFile? file = null;
        var isKept = false;
        try
        {
            var length = 0L;
            var (filled, scanned) = (0, 0);
            for (int read; (read = await request.Body.ReadAsync(buffer.AsMemory(filled), cancellationToken)) > 0;)
            {
                length += read;
                if (length > _limit)
                {
                    return TooLarge();
                }

                if (file is not null && await file.AppendAsync(buffer.AsMemory(filled, read), cancellationToken) is { } full)
                {
                    return full;
                }

                filled += read;

                if (scanner.Scan(buffer.AsSpan(scanned, filled - scanned), out var consumed) is { } error)
                {
                    return error;
                }

                scanned += consumed;
                if (filled == buffer.Length)
                {
                    if (file is null)
                    {
                        file = new SpoolFile(spool.Create(), quota, request.HttpContext.Caller().Owner);
                        if (await file.AppendAsync(buffer.AsMemory(0, filled), cancellationToken) is { } noSpace)
                        {
                            return noSpace;
                        }
                    }

                    // The file has the bytes; here only those stay that the scanner wants to see again.
                    buffer.AsSpan(scanned, filled - scanned).CopyTo(buffer);
                    (filled, scanned) = (filled - scanned, 0);
                }
            }

            if (!scanner.Finish().TryGet(out var peek, out var incomplete))
            {
                return incomplete;
            }

            var upload = new Upload(new SpooledBody(request.ContentType!, length, file is null ? buffer : null, file, memory), peek);
            isKept = file is null;
            file = null;
            return upload;
        }
        catch (Exception e) when (RequestBodyReader.FaultOf(e) is not null)
        {
            return RequestBodyReader.FaultOf(e)!;
        }
        finally
        {
            file?.Dispose();
            if (!isKept)
            {
                memory.Return(buffer, reserved: 0);
            }
        }
    }

    private Error TooLarge() => new(ErrorCode.PayloadTooLarge, $"The form is larger than the limit of {_limit} bytes.");
}

package glia.network.internal.read;

import glia.api.network.NetworkException;
import glia.api.network.Problem;
import glia.network.internal.json.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a whole text file in UTF-8. */
final class TextFile {

    static final int MAX_BYTES = 64 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {
    }

    /** @param expected what the file should be, for a message */
    static String read(Path file, String expected) throws NetworkException {
        if (!Files.exists(file)) {
            throw problem(file, "no such file");
        }
        if (Files.isDirectory(file)) {
            throw problem(file, "is a folder; expected " + expected);
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw problem(file, "cannot be read: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        if (bytes.length > MAX_BYTES) {
            throw problem(file, "is larger than " + (MAX_BYTES >> 20)
                    + " MiB; long lists of connections belong into an edge list (CSV)");
        }
        return decode(bytes, file);
    }

    private static String decode(byte[] bytes, Path file) throws NetworkException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isUnderflow()) {
            int value = bytes[in.position()] & 0xFF;
            String before = out.flip().toString();
            SourceText source = new SourceText(before);
            throw new NetworkException(List.of(new Problem(file.toString(), source.line(before.length()),
                    source.column(before.length()), String.format("not UTF-8: the byte 0x%02X does not belong here",
                            value))));
        }
        out.flip();
        boolean marked = out.hasRemaining() && out.charAt(0) == BYTE_ORDER_MARK;
        return marked ? out.subSequence(1, out.length()).toString() : out.toString();
    }

    private static NetworkException problem(Path file, String message) {
        return new NetworkException(List.of(new Problem(file.toString(), 0, 0, message)));
    }
}

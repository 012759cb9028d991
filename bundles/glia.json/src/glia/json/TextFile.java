package glia.json;

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

/** Reads a whole text file in UTF-8. */
public final class TextFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {
    }

    /**
     * @param expected what the file should be, for a message
     * @param maxBytes the most that it may have
     * @throws UnreadableTextException if it is not there, cannot be read, is larger or is not UTF-8
     */
    public static String read(Path file, String expected, int maxBytes) throws UnreadableTextException {
        if (!Files.exists(file)) {
            throw new UnreadableTextException("no such file");
        }
        if (Files.isDirectory(file)) {
            throw new UnreadableTextException("is a folder; expected " + expected);
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(maxBytes + 1);
        } catch (IOException e) {
            throw new UnreadableTextException("cannot be read: " + e.getClass().getSimpleName() + ": "
                    + e.getMessage());
        }
        if (bytes.length > maxBytes) {
            throw new UnreadableTextException("is larger than " + (maxBytes >= 1 << 20 ? (maxBytes >> 20) + " MiB"
                    : (maxBytes >> 10) + " KiB"));
        }
        return decode(bytes);
    }

    private static String decode(byte[] bytes) throws UnreadableTextException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isUnderflow()) {
            int value = bytes[in.position()] & 0xFF;
            String before = out.flip().toString();
            SourceText source = new SourceText(before);
            throw new UnreadableTextException(source.line(before.length()), source.column(before.length()),
                    String.format("not UTF-8: the byte 0x%02X does not belong here", value));
        }
        out.flip();
        boolean marked = out.hasRemaining() && out.charAt(0) == BYTE_ORDER_MARK;
        return marked ? out.subSequence(1, out.length()).toString() : out.toString();
    }
}

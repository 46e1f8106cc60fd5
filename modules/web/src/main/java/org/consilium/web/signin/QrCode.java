package org.consilium.web.signin;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** QR codes (ISO/IEC 18004) as rows of modules: a secret is drawn here and by the browser, and by no service elsewhere. */
final class QrCode {

    /** Modules of light around the code; the page adds what a camera needs beyond it. */
    private static final int MARGIN = 0;

    private QrCode() {}

    /** From top to bottom and from left to right, {@code 1} for dark and {@code 0} for light. */
    static List<String> rows(String text) {
        BitMatrix matrix;
        try {
            matrix =
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, MARGIN));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
        return IntStream.range(0, matrix.getHeight())
                .mapToObj(y -> IntStream.range(0, matrix.getWidth())
                        .mapToObj(x -> matrix.get(x, y) ? "1" : "0")
                        .collect(Collectors.joining()))
                .toList();
    }
}

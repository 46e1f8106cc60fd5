package org.consilium.imaging.icc;

import java.util.List;
import java.util.stream.Stream;

/**
 * A profile of three tone curves and a matrix (ICC.1 8.3.3, 8.4.3), which is what displays and most scanners have.
 *
 * @param matrix from red, green and blue light to XYZ under D50, row after row
 */
record MatrixProfile(List<ToneCurve> curves, List<Double> matrix) {

    private static final int HEADER_BYTES = 128;
    private static final int TAG_BYTES = 12;
    private static final int TAGS_MAX = 256;
    private static final int RGB = 0x52474220;
    private static final int XYZ = 0x58595A20;
    private static final List<Integer> CURVES = List.of(0x72545243, 0x67545243, 0x62545243);
    private static final List<Integer> COLUMNS = List.of(0x7258595A, 0x6758595A, 0x6258595A);

    /** Errors: NOT_ACCEPTABLE for other kinds of profiles, and for what is none. */
    static MatrixProfile read(byte[] profile) {
        ProfileBytes bytes = new ProfileBytes(profile, 0, profile.length);
        if (bytes.i32(16) != RGB || bytes.i32(20) != XYZ) {
            throw ProfileBytes.notConvertible();
        }
        List<ToneCurve> curves =
                CURVES.stream().map(name -> ToneCurve.read(tag(bytes, name))).toList();
        List<ProfileBytes> columns =
                COLUMNS.stream().map(name -> tag(bytes, name)).toList();
        List<Double> matrix = Stream.of(8, 12, 16)
                .flatMap(offset -> columns.stream().map(column -> column.fixed(offset)))
                .toList();
        return new MatrixProfile(curves, matrix);
    }

    private static ProfileBytes tag(ProfileBytes profile, int name) {
        int count = Math.min(profile.i32(HEADER_BYTES), TAGS_MAX);
        for (int i = 0; i < count; i++) {
            int at = HEADER_BYTES + 4 + i * TAG_BYTES;
            if (profile.i32(at) == name) {
                return profile.part(profile.i32(at + 4), profile.i32(at + 8));
            }
        }
        throw ProfileBytes.notConvertible();
    }
}

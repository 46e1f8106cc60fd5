package org.consilium.cli.query;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A key of a query: {@code PatientName=MEI*} must match, {@code PatientName} alone is to be returned.
 *
 * @param value empty for universal matching (PS3.4 C.2.2.2.3)
 */
record Key(AttributePath path, String value) {

    /** For the command line. */
    static final class Converter implements ITypeConverter<Key> {
        @Override
        public Key convert(String text) {
            int equals = text.indexOf('=');
            try {
                return new Key(
                        AttributePath.parse(equals < 0 ? text : text.substring(0, equals)),
                        equals < 0 ? "" : text.substring(equals + 1));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}

package org.consilium.cli.peer;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Rejected;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A peer as it is written on the command line: {@code host:port}, {@code AE@host:port}, {@code [ipv6]:port}; the port may be
 * left out.
 *
 * @param aeTitle called AE title, where the address names one
 * @param port none for the registered one: 104, by TLS 2762
 */
public record PeerAddress(Optional<AeTitle> aeTitle, String host, OptionalInt port) {

    private static final Pattern FORM =
            Pattern.compile("(?:(?<ae>[^@]*)@)?(?:\\[(?<v6>[^]]+)]|(?<host>[^:@\\[\\]]+))(?::(?<port>\\d{1,5}))?");
    private static final int PORT_MAX = 65_535;

    /** @throws IllegalArgumentException saying what is wrong */
    public static PeerAddress parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a peer; write host:port or AE@host:port");
        }
        String host = form.group("v6") == null ? form.group("host") : form.group("v6");
        return new PeerAddress(aeTitle(form.group("ae")), host, port(form.group("port")));
    }

    @SuppressWarnings("NullAway") // a group that did not take part is null
    private static Optional<AeTitle> aeTitle(String text) {
        try {
            return Optional.ofNullable(text).map(AeTitle::new);
        } catch (Rejected e) {
            throw new IllegalArgumentException("'" + text + "' is not an AE title", e);
        }
    }

    @SuppressWarnings("NullAway") // a group that did not take part is null
    private static OptionalInt port(String text) {
        if (text == null) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(text);
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("port " + text + " is not within 1 and " + PORT_MAX);
        }
        return OptionalInt.of(port);
    }

    /** For the command line. */
    static final class Converter implements ITypeConverter<PeerAddress> {
        @Override
        public PeerAddress convert(String value) {
            try {
                return parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}

package org.consilium.app.greeting;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is printed when the node is ready: on standard output only, never into the log, because it can hold a password.
 *
 * @param generatedPassword of the first account, made by this start
 */
record Greeting(
        String version,
        URI portal,
        String aeTitle,
        int dicomPort,
        String account,
        Optional<String> generatedPassword,
        Path home) {

    String text() {
        return """

                Consilium %s is ready.

                  Portal    %s
                  DICOM     AE title %s, port %d
                  Sign in   %s
                  Data      %s
                  Stop      Ctrl-C or SIGTERM
                """.formatted(version, portal, aeTitle, dicomPort, signIn(), home);
    }

    private String signIn() {
        return generatedPassword
                .map(password -> account + " with the password " + password + "  (shown only this once)")
                .orElse(account + " with the password given or printed at the first start");
    }
}

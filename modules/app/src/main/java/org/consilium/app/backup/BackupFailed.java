package org.consilium.app.backup;

/** A backup or restore that cannot go on; the message is for the person who started it. */
final class BackupFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackupFailed(String message) {
        super(message);
    }

    BackupFailed(String message, Throwable cause) {
        super(message, cause);
    }
}

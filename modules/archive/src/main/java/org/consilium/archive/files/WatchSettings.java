package org.consilium.archive.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Folders in which files are laid for the node.
 *
 * @param folders none: no folder is watched
 * @param quiet a file is taken when it has not changed for so long
 * @param period between two looks
 * @param keepDone how long files that were taken stay in {@code done}; those in {@code failed} stay until somebody deletes them
 */
@ConfigurationProperties("consilium.watch")
public record WatchSettings(
        @DefaultValue List<Watched> folders,
        @DefaultValue("10s") Duration quiet,
        @DefaultValue("2s") Duration period,
        @DefaultValue("7d") Duration keepDone) {

    public WatchSettings {
        folders = List.copyOf(folders);
        if (quiet.isNegative() || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("consilium.watch: periods must be positive");
        }
    }

    /**
     * @param path a folder on a local disk or one mounted here
     * @param sender what its files are said to come from, as the AE title of a scanner would
     */
    public record Watched(Path path, @DefaultValue("FOLDER") String sender) {}
}

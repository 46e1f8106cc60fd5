package org.consilium.web.upload;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Files on their way from browsers.
 *
 * @param folder where they are kept until they are whole
 * @param sizeMax most bytes there; more is refused until some are taken or expire
 * @param expiry how long an interrupted file is kept after its last piece, and what became of a whole one is remembered
 * @param filesMax files known at a time
 * @param archivesAtOnceMax ZIP archives looked through at a time; others wait
 * @param archiveEntriesMax files in one archive, those of archives in it included
 * @param archiveDepthMax how deep archives may lie in archives
 * @param archiveExpansionMax how many times its own size an archive may hold; 1 GB is always allowed
 */
@ConfigurationProperties("consilium.upload")
public record UploadSettings(
        @DefaultValue("data/uploads") Path folder,
        @DefaultValue("20GB") DataSize sizeMax,
        @DefaultValue("24h") Duration expiry,
        @DefaultValue("100000") int filesMax,
        @DefaultValue("2") int archivesAtOnceMax,
        @DefaultValue("100000") int archiveEntriesMax,
        @DefaultValue("3") int archiveDepthMax,
        @DefaultValue("200") int archiveExpansionMax) {

    public UploadSettings {
        if (filesMax < 1
                || archivesAtOnceMax < 1
                || archiveEntriesMax < 1
                || archiveDepthMax < 1
                || archiveExpansionMax < 1) {
            throw new IllegalArgumentException("the limits under consilium.upload must be positive");
        }
    }
}

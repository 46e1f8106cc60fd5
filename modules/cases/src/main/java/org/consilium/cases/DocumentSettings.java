package org.consilium.cases;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Documents of cases.
 *
 * @param folder where a document lies while it is looked at
 * @param sizeMax longest document
 * @param perCaseMax documents of one case, those superseded included
 * @param perCaseSizeMax bytes of them
 * @param encryptedPdfs whether PDF files that are encrypted are taken
 * @param textTime how long reading the text of one may take
 * @param textMemory heap of the process that reads it
 * @param textCharactersMax characters of text that are kept of one
 * @param textAttemptsMax how often it is tried when the node stops meanwhile
 * @param textWakeEvery how often texts that wait are looked for
 */
@ConfigurationProperties("consilium.documents")
public record DocumentSettings(
        @DefaultValue("data/documents") Path folder,
        @DefaultValue("50MB") DataSize sizeMax,
        @DefaultValue("100") int perCaseMax,
        @DefaultValue("1GB") DataSize perCaseSizeMax,
        @DefaultValue("false") boolean encryptedPdfs,
        @DefaultValue("60s") Duration textTime,
        @DefaultValue("256MB") DataSize textMemory,
        @DefaultValue("500000") int textCharactersMax,
        @DefaultValue("3") int textAttemptsMax,
        @DefaultValue("10s") Duration textWakeEvery) {

    public DocumentSettings {
        if (sizeMax.toBytes() < 1
                || perCaseMax < 1
                || perCaseSizeMax.compareTo(sizeMax) < 0
                || textAttemptsMax < 1
                || !textTime.isPositive()
                || !textWakeEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "consilium.documents: limits are positive, and per-case-size-max is at least size-max");
        }
    }
}

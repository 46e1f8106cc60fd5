package org.consilium.security.seal;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys are with which secrets in the database are sealed.
 *
 * @param folder of the keys, one in a file; one is made at the first start when there is none here and none below
 * @param keys 32 bytes in Base64 each, the one that seals first; with them nothing is made in the folder
 */
@ConfigurationProperties("consilium.secrets")
public record SealSettings(
        @DefaultValue("./data/secrets") Path folder,
        @DefaultValue List<String> keys) {

    public SealSettings {
        keys = keys.stream().filter(key -> !key.isBlank()).toList();
    }

    /** Without the keys: a record's own text would hold them. */
    @Override
    public String toString() {
        return "SealSettings[folder=" + folder + ", keys=" + keys.size() + "]";
    }
}

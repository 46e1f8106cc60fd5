package org.consilium.app.home;

import java.nio.file.Path;
import org.consilium.kernel.AeTitle;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the node is called and where it keeps its data.
 *
 * @param home data folder ({@code CONSILIUM_HOME})
 * @param aeTitle application entity title under which peers call this node ({@code CONSILIUM_AE_TITLE})
 */
@Validated
@ConfigurationProperties("consilium")
public record NodeSettings(
        @DefaultValue("./data") Path home,
        @DefaultValue("CONSILIUM") String aeTitle) {

    public AeTitle title() {
        return new AeTitle(aeTitle);
    }
}

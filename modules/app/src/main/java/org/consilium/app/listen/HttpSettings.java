package org.consilium.app.listen;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the portal and the HTTP interfaces listen.
 *
 * @param bind address of the interface; the default is this machine only
 * @param port TCP port, 0 for any free one
 */
@Validated
@ConfigurationProperties("consilium.http")
public record HttpSettings(
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue("8080") @Min(0) @Max(65535) int port) {}

package org.consilium.reports.content;

import java.time.ZoneId;

/**
 * What a signed opinion does not say but its documents do, noted once so that making them again makes the same: people move
 * and change their settings.
 *
 * @param authorZone where the author worked
 * @param requesterZone where the opinion returns to
 * @param language BCP 47 tag of what the author wrote
 */
public record Circumstances(ZoneId authorZone, ZoneId requesterZone, String language) {}

package org.consilium.exchange.notice;

import java.util.Optional;

/**
 * A notice in words.
 *
 * @param language BCP 47 tag
 * @param link to the case; none: the node does not know its own address
 */
public record NoticeText(String language, String subject, String body, Optional<String> link) {}

package org.consilium.cases.notice;

/** A way out of the node. */
public enum NoticeChannel {
    MAIL,
    WEBHOOK
}

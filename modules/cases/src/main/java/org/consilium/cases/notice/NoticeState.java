package org.consilium.cases.notice;

/** How far a notice is. */
public enum NoticeState {
    /** For its time, its turn or its next attempt. */
    WAITING,
    /** The mail server or the endpoint has taken it. */
    SENT,
    /** Given up after the last attempt. */
    FAILED,
    /** Read in the portal before it left, or not wanted. */
    NOT_NEEDED
}

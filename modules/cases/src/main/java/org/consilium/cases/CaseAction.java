package org.consilium.cases;

/** What a person may do with a case at this moment; the portal shows these buttons and no others. */
public enum CaseAction {
    EDIT,
    SUBMIT,
    ACCEPT,
    DECLINE,
    BEGIN,
    ASK,
    REPLY,
    COMMENT,
    ADJUDICATE,
    SIGN,
    AMEND,
    ACKNOWLEDGE,
    CLOSE,
    CANCEL,
    OFFER,
    REJECT,
    CLEAR,
    RECORD_CONSENT,
    WITHDRAW_CONSENT,
    BREAK_GLASS,
    ADD_DOCUMENT,
    REMOVE_DOCUMENT,
    SUPERSEDE_DOCUMENT,
    REQUEST_MATERIAL,
    AWAIT_STUDY,
    GO_ON,
    DECIDE_STUDY
}

package org.consilium.cases;

/** A case as mentioned beside a study. */
public record CaseReference(CaseId id, String number, CaseState state) {}

package org.consilium.dimse.workflow;

import org.consilium.dimse.message.DimseStatus;

/** Statuses that only unified procedure steps have (PS3.4 CC.2). */
public final class ProcedureStepStatus {

    public static final DimseStatus CREATED_WITH_MODIFICATIONS = new DimseStatus(0xB300);
    public static final DimseStatus OPTIONAL_ATTRIBUTES_NOT_SUPPORTED = new DimseStatus(0xB301);
    public static final DimseStatus ALREADY_CANCELED = new DimseStatus(0xB304);
    public static final DimseStatus COERCED_INVALID_VALUES = new DimseStatus(0xB305);
    public static final DimseStatus ALREADY_COMPLETED = new DimseStatus(0xB306);
    public static final DimseStatus MAY_NO_LONGER_BE_UPDATED = new DimseStatus(0xC300);
    public static final DimseStatus WRONG_TRANSACTION_UID = new DimseStatus(0xC301);
    public static final DimseStatus ALREADY_IN_PROGRESS = new DimseStatus(0xC302);
    public static final DimseStatus MAY_ONLY_BECOME_SCHEDULED_BY_CREATE = new DimseStatus(0xC303);
    public static final DimseStatus FINAL_STATE_NOT_MET = new DimseStatus(0xC304);
    public static final DimseStatus NOT_MANAGED_HERE = new DimseStatus(0xC307);
    public static final DimseStatus RECEIVING_AE_UNKNOWN = new DimseStatus(0xC308);
    public static final DimseStatus NOT_SCHEDULED = new DimseStatus(0xC309);
    public static final DimseStatus NOT_YET_IN_PROGRESS = new DimseStatus(0xC310);
    public static final DimseStatus COMPLETED_ALREADY = new DimseStatus(0xC311);
    public static final DimseStatus PERFORMER_NOT_REACHABLE = new DimseStatus(0xC312);
    public static final DimseStatus PERFORMER_DOES_NOT_CANCEL = new DimseStatus(0xC313);
    public static final DimseStatus ACTION_NOT_APPROPRIATE = new DimseStatus(0xC314);
    public static final DimseStatus NO_EVENT_REPORTS = new DimseStatus(0xC315);

    private ProcedureStepStatus() {}
}

package org.consilium.dimse.pdu;

/** SCP/SCU role selection (PS3.7 D.3.3.4): the roles the requestor offers to play for a SOP class. */
public record RoleSelection(String sopClassUid, boolean scu, boolean scp) {}

package org.consilium.fuzz;

import java.util.Arrays;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandSet;

/** Of a command set: written and read again it is the same. */
final class CommandSetProperty implements Property {

    @Override
    public void check(byte[] input) {
        CommandSet command = CommandSet.decode(input);
        command.field();
        command.messageId();
        command.text(CommandElement.AFFECTED_SOP_CLASS_UID);
        byte[] written = command.encode();
        CommandSet again = CommandSet.decode(written);
        Property.require(command.hasDataSet() == again.hasDataSet(), "a data set came or went");
        Property.require(Arrays.equals(written, again.encode()), "came back as something else");
    }
}

/**
 * The protocol data units of PS3.8 section 9.3 as values, and their exact bytes. The reader owns one buffer per association
 * and checks every declared length against its limit before it spends memory on it.
 */
@NullMarked
package org.consilium.dimse.pdu;

import org.jspecify.annotations.NullMarked;

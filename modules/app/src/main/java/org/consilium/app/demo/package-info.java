/**
 * A small network for a first look, started with {@code scripts/run --demo}: two hospitals, the people of a consultation and
 * two generated patients. The images enter by the DICOM port like any others. Nothing here runs on a node without it.
 */
@NullMarked
package org.consilium.app.demo;

import org.jspecify.annotations.NullMarked;

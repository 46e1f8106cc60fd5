/**
 * Text in data sets: every repertoire that Specific Character Set (0008,0005) can name (PS3.3 C.12.1.1.2), code extension
 * by escape sequences (PS3.5 6.1.2.5), and person names with their three component groups (PS3.5 6.2.1).
 */
@NullMarked
package org.consilium.dicom.charset;

import org.jspecify.annotations.NullMarked;

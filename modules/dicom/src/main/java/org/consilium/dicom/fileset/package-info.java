/**
 * File-sets on media (PS3.10 8, PS3.3 F): the directory file {@code DICOMDIR} read as the tree its offsets make, the files it
 * refers to found without ever leaving its folder, and new file-sets written as a whole or not at all.
 */
@NullMarked
package org.consilium.dicom.fileset;

import org.jspecify.annotations.NullMarked;

/**
 * Files that are brought to the node: single ones, discs and ZIP archives, looked through for DICOM files, each of which goes
 * through the one door. No name in an archive ever names a file on this disk.
 */
@NullMarked
package org.consilium.archive.files;

import org.jspecify.annotations.NullMarked;

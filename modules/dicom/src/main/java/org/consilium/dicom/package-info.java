/**
 * DICOM objects in memory: data sets of elements over byte ranges, where nothing is decoded before it is asked for; the
 * dictionaries of elements and UIDs; transfer syntaxes. The packages below read and write them
 * ({@code io}), find frames ({@code frame}), decode text ({@code charset}) and speak DICOM JSON ({@code json}). A toolkit
 * for anybody: nothing in it knows this service.
 */
@NullMarked
package org.consilium.dicom;

import org.jspecify.annotations.NullMarked;

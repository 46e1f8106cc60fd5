/**
 * DICOMweb (PS3.18 10, Studies Service): what query, retrieve and store have in common, which is how resources are named
 * and how data sets are written as JSON or XML.
 */
@NullMarked
package org.consilium.web.dicomweb;

import org.jspecify.annotations.NullMarked;

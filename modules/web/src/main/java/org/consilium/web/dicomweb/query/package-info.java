/** QIDO-RS (PS3.18 10.6): studies, series and instances found by their attributes. */
@NullMarked
package org.consilium.web.dicomweb.query;

import org.jspecify.annotations.NullMarked;

/**
 * Reading tasks as Unified Procedure Steps (PS3.3 B.26, C.30; PS3.4 table CC.2.5-3): which attribute says what of a case. Knows nothing of
 * requests.
 */
@NullMarked
package org.consilium.web.dicomweb.workitem;

import org.jspecify.annotations.NullMarked;

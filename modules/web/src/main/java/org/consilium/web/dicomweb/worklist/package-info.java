/**
 * The Worklist Service (PS3.18 11, UPS-RS): the reading tasks of the cases searched, retrieved, claimed and answered by any client that knows
 * workitems. What moves a task is a command of its case.
 */
@NullMarked
package org.consilium.web.dicomweb.worklist;

import org.jspecify.annotations.NullMarked;

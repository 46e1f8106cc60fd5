/** What a report says, gathered once from the signed opinion, the images it is based on and the people concerned. */
@NullMarked
package org.consilium.reports.content;

import org.jspecify.annotations.NullMarked;

/** Cases opened in emergencies, as privacy officers review them. */
@NullMarked
package org.consilium.web.emergency;

import org.jspecify.annotations.NullMarked;

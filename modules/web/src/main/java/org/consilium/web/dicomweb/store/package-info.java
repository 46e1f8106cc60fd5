/** STOW-RS (PS3.18 10.5): instances that come by HTTP, uploads of the portal included, through the one door of the archive. */
@NullMarked
package org.consilium.web.dicomweb.store;

import org.jspecify.annotations.NullMarked;

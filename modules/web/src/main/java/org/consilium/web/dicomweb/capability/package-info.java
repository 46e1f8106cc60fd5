/** What the services under {@code /dicomweb} offer, told to clients that ask (PS3.18 8.9). */
@NullMarked
package org.consilium.web.dicomweb.capability;

import org.jspecify.annotations.NullMarked;

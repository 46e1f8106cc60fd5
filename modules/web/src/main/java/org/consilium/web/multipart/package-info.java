/**
 * The {@code multipart/related} form in which DICOMweb carries several objects in one message (RFC 2046 5.1, RFC 2387):
 * read and written as streams, so that the size of a part never matters to the memory.
 */
@NullMarked
package org.consilium.web.multipart;

import org.jspecify.annotations.NullMarked;

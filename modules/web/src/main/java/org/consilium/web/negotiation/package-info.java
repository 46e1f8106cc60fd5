/**
 * What a client is ready to take: the Accept header with the parameters DICOMweb adds to it (PS3.18 8.7), and the media
 * types of pixel data by transfer syntax.
 */
@NullMarked
package org.consilium.web.negotiation;

import org.jspecify.annotations.NullMarked;

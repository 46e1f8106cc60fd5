/**
 * WADO-RS (PS3.18 10.4): instances, metadata, bulk data and frames, streamed from where they are stored
 * to the client. A client that goes away ends the work with the next write.
 */
@NullMarked
package org.consilium.web.dicomweb.retrieve;

import org.jspecify.annotations.NullMarked;

/**
 * What tests of all modules share: an embedded PostgreSQL, an S3 server, foreign DICOM tools, folders of real files. Never part of the node.
 */
@NullMarked
package org.consilium.testkit;

import org.jspecify.annotations.NullMarked;

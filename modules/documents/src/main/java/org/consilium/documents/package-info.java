/**
 * What people attach: the type of a document is told from its content and compared with its name, what could harm a reader is refused, and its
 * text is read by another process that has little memory, little time and no network. Nothing here parses a hostile file inside the node.
 */
@NullMarked
package org.consilium.documents;

import org.jspecify.annotations.NullMarked;

/** Templates of questions: what a specialist needs to know about a tumour of a site, so that nobody has to ask back. */
@NullMarked
package org.consilium.cases.question;

import org.jspecify.annotations.NullMarked;

/**
 * Code tables for diagnoses. What is shipped is a small selection for demonstrations; hospitals import the full tables they
 * are licensed for.
 */
@NullMarked
package org.consilium.cases.code;

import org.jspecify.annotations.NullMarked;

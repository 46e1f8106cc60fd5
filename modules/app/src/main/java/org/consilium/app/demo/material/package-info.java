/**
 * What all generated images are made of: repeatable noise, a patient with a study, and the object that is sent.
 */
@NullMarked
package org.consilium.app.demo.material;

import org.jspecify.annotations.NullMarked;

/**
 * What answers messages: one service class per abstract syntax, and the small interfaces by which an application provides
 * a service. A new service class is a new class here; nothing below has to change for it.
 */
@NullMarked
package org.consilium.dimse.service;

import org.jspecify.annotations.NullMarked;

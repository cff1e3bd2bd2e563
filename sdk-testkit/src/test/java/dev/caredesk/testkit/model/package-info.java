@NullMarked
package dev.caredesk.testkit.model;

import org.jspecify.annotations.NullMarked;

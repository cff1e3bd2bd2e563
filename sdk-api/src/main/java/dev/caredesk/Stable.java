package dev.caredesk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A mark on packages and types that keep their promise: within a major version nothing of them is removed or changes its meaning,
 * and what was compiled against them goes on running. What is added keeps to what the type's Javadoc says of growing. A type's own
 * mark goes before that of its package.
 *
 * @see Evolving
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface Stable {}

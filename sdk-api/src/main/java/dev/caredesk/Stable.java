package dev.caredesk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks packages and types that stay compatible: within a major version nothing of them is removed or changes its meaning, and
 * code compiled against them goes on running. Additions follow what the type's Javadoc says of growth. A type's own mark goes
 * before that of its package.
 *
 * @see Evolving
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface Stable {}

package org.consilium.web.portal;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.consilium.web.access.Routes;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the portal. Its pages are made in the browser: every path that is neither a file nor an interface answers the one
 * page that starts it. Files under {@code /assets} have their hash in the name and are kept for ever; the rest is asked for
 * again each time.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class PortalResources implements WebMvcConfigurer {

    private static final String LOCATION = "classpath:/static/";
    private static final Duration FOR_EVER = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(LOCATION + "assets/")
                .setCacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(LOCATION)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new PageResolver());
    }

    /** A file where there is one; the start page for what looks like a page. */
    private static final class PageResolver extends PathResourceResolver {

        /** A name that ends as files do. The dots of a UID are followed by digits: a page about a study is no file. */
        private static final Pattern FILE_NAME = Pattern.compile("[^/]*\\.[A-Za-z][A-Za-z0-9]*$");

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = path.isEmpty() ? null : super.getResource(path, location);
            if (file != null) {
                return file;
            }
            boolean page = !FILE_NAME.matcher(path).find();
            return page && !Routes.isApiPath("/" + path) ? super.getResource("index.html", location) : null;
        }
    }
}

// Sends the form of the page on which somebody signs out at an identity provider too.
document.forms[0].submit();

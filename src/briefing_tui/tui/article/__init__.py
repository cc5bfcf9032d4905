"""The article on the screen: its layout in rows, the highlights over it, finding in it, and the widget."""
